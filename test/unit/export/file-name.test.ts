import { expect, test } from 'vitest';
import {
  DEFAULT_NAME_PATTERN,
  distinctNames,
  fileNameFrom,
  namePatternProblem,
  safeFileName,
} from '#shared/export/file-name.ts';

const PARTS = { workspace: 'A/B: Ops', deck: 'Weekly', week: '2026-W47', profile: 'executive' };

test('fills a pattern and leaves out what a file system refuses', () => {
  expect(fileNameFrom(DEFAULT_NAME_PATTERN, PARTS, 'pdf')).toBe('A B Ops Weekly 2026-W47.pdf');
  expect(fileNameFrom('{week}_{profile}', PARTS, 'pptx')).toBe('2026-W47_executive.pptx');
  expect(fileNameFrom('{deck}', { ...PARTS, deck: '{week} ...' }, 'md')).toBe('{week}.md');
  const own = { ...PARTS, workspace: 'Ops', deck: 'Ops scorecard' };
  expect(fileNameFrom(DEFAULT_NAME_PATTERN, own, 'pdf')).toBe('Ops scorecard 2026-W47.pdf');
  expect(fileNameFrom('{deck} {week}', own, 'pdf')).toBe('Ops scorecard 2026-W47.pdf');
  expect(safeFileName('con', 'pdf')).toBe('con_.pdf');
  expect(safeFileName('??', 'pdf')).toBe('_.pdf');
  expect(safeFileName('x'.repeat(300), 'pdf')).toHaveLength(124);
});

test.each([
  [DEFAULT_NAME_PATTERN, null],
  ['Ops review', null],
  ['', 'Write a name'],
  ['{team} {week}', 'There is no {team}; there are {workspace}, {deck}, {week} and {profile}.'],
  ['{week', 'A brace is open'],
  ['reviews/{week}', 'cannot hold “/”'],
  ['x'.repeat(200), 'under 150'],
])('says what is wrong with the pattern “%s”', (pattern, problem) => {
  if (problem === null) expect(namePatternProblem(pattern)).toBeNull();
  else expect(namePatternProblem(pattern)).toContain(problem);
});

test('keeps files of the same name apart', () => {
  expect(distinctNames(['a.pdf', 'A.pdf', 'b.pdf', 'a.pdf'])).toEqual([
    'a.pdf',
    'A (2).pdf',
    'b.pdf',
    'a (3).pdf',
  ]);
});
