import { describe, expect, it } from 'vitest';
import { type Cell, compileQuery } from '#shared/wbr/query.ts';

const row: Record<string, Cell> = { Country: 'US', Age: 30, 'Plan type': 'gold', Note: null, Flag: 1 };
const accepts = (text: string) => compileQuery(text).accepts((name) => row[name] ?? null);

describe('a filter query', () => {
  it.each([
    ["Country == 'US'", true],
    ['Country == "UK"', false],
    ["Country != 'UK'", true],
    ['Age > 29 and Age <= 30', true],
    ['29 < Age < 31', true],
    ['29 < Age < 30', false],
    ["Age < 30 or Country == 'US'", true],
    ["(Age < 30) | (Country == 'US')", true],
    ["Age == 30 & Country == 'UK'", false],
    ["not Country == 'US'", false],
    ["~(Country == 'UK')", true],
    ["Country in ['US', 'UK']", true],
    ["Country not in ('US', 'UK')", false],
    ["Country == ['US', 'UK']", true],
    ["Country != ['US']", false],
    ["`Plan type` == 'gold'", true],
    ['Age == -30', false],
    ['Age >= .5e1', true],
    ['Flag == True', true],
    ["Country == 'it\\'s'", false],
  ])('%s is %s', (text, expected) => {
    expect(accepts(text)).toBe(expected);
  });

  it('takes a missing cell as equal to nothing and smaller than nothing', () => {
    expect(accepts("Note == 'x'")).toBe(false);
    expect(accepts("Note != 'x'")).toBe(true);
    expect(accepts("Note in ['x']")).toBe(false);
    expect(accepts('Note < 3')).toBe(false);
  });

  it('never finds text equal to a number, and refuses to order them', () => {
    expect(accepts('Country == 3')).toBe(false);
    expect(() => accepts('Country > 3')).toThrow(/compares the text “US” with the number 3/);
  });

  it.each([
    ['', /empty/],
    ['Country ==', /missing/],
    ["Country = 'US'", /not understood/],
    ["(Country == 'US'", /“\)” is missing/],
    ["Country == 'US' Age", /“Age” is not expected there/],
    ["Country.str.contains('U')", /“\(” is not expected there/],
    [`${'('.repeat(200)}1`, /too deeply/],
    ["- 'a' == Country", /not a number/],
  ])('%s is refused', (text, sentence) => {
    expect(() => compileQuery(text)).toThrow(sentence);
  });

  it('names the columns it reads', () => {
    expect(compileQuery("Country == 'US' and not `Plan type` in [Age]").columns).toEqual([
      'Country',
      'Plan type',
      'Age',
    ]);
  });
});
