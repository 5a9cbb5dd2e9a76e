import { expect, it } from 'vitest';
import { svgProblem } from '#shared/deck/safe-svg.ts';

const problemOf = (inside: string) =>
  svgProblem(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`).toString('base64'));

it.each([
  ['a drawing', '<path d="M0 0"/><use href="#a"/><rect fill="url(#b)"/>'],
  ['a picture inside', '<image xlink:href="data:image/png;base64,AAAA"/>'],
])('takes an SVG with %s', (_what, inside) => {
  expect(problemOf(inside)).toBeNull();
});

it.each([
  ['a script', '<script>alert(1)</script>', 'script'],
  ['a handler', '<path onload ="x()"/>', 'script'],
  ['a page', '<foreignObject/>', 'page'],
  ['a remote picture', '<image href="https://example.com/a.png"/>', 'another file'],
  ['a remote style', '<style>@import "x.css"</style>', 'style sheet'],
  ['a remote paint', '<path style="fill:url(\'https://example.com/x\')"/>', 'another file'],
  ['an unquoted address', '<a href=javascript:x>', 'script'],
])('refuses an SVG with %s', (_what, inside, problem) => {
  expect(problemOf(inside)).toContain(problem);
});

it('reads nothing but UTF-8 as an SVG', () => {
  expect(svgProblem(Buffer.from('<svg><script/></svg>', 'utf16le').toString('base64'))).not.toBeNull();
  expect(svgProblem(Buffer.from('GIF89a').toString('base64'))).not.toBeNull();
});
