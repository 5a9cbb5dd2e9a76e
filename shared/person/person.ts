import { defineEntity } from '../entity/entity.ts';
import { boolean, email, ref, text } from '../entity/field.ts';

export const person = defineEntity({
  name: 'person',
  label: 'Person',
  plural: 'People',
  about: 'People own things. They are not user accounts.',
  title: 'name',
  fields: {
    name: text('Name', { required: true, search: true, list: true, names: ['Person', 'Display name'] }),
    email: email('E-mail', { search: true, list: true, hiddenFrom: ['executive', 'customer'] }),
    teamId: ref('Team', 'team', { list: true }),
    role: text('Role', { search: true, list: true }),
    zone: text('Time zone', {
      help: 'IANA name, e.g. Europe/Berlin. Decides which responder hours count as late or sleeping hours.',
      hiddenFrom: ['executive', 'customer'],
    }),
    isActive: boolean('Active', { default: true, list: true }),
  },
  hiddenFrom: ['customer'],
  indexes: [['teamId']],
});
