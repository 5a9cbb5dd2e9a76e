import { defineEntity } from '../entity/entity.ts';
import { email, integer, longText, month, ref, text } from '../entity/field.ts';

export const team = defineEntity({
  name: 'team',
  label: 'Team',
  plural: 'Teams',
  about: 'Teams own services, actions and goals. Figures roll up to them.',
  title: 'name',
  fields: {
    name: text('Name', { required: true, search: true, list: true, names: ['Team'] }),
    managerId: ref('Manager', 'person', { list: true }),
    parentId: ref('Parent team', 'team', { list: true }),
    memberCount: integer('Members', { min: 0, list: true, unit: 'people' }),
    onCallRotation: text('On-call rotation', { list: true, search: true }),
    email: email('Team e-mail', { hiddenFrom: ['customer'] }),
    startingHeadcount: integer('Starting headcount', {
      min: 0,
      help: 'People in the team at the start of the hiring plan.',
      hiddenFrom: ['customer'],
    }),
    startingMonth: month('Plan starts in', { help: 'The month the starting headcount was counted.' }),
    description: longText('Description', { search: true }),
  },
  indexes: [['parentId']],
});
