/** The tree of a filter query. `chain` is `a < b <= c`: every neighbouring pair must hold. */
export type QueryNode =
  | { kind: 'literal'; value: number | string }
  | { kind: 'column'; name: string }
  | { kind: 'list'; items: QueryNode[] }
  | { kind: 'not'; of: QueryNode }
  | { kind: 'and' | 'or'; left: QueryNode; right: QueryNode }
  | { kind: 'chain'; items: QueryNode[]; operators: string[] };

export type QueryValue = number | string | boolean | null | (number | string | null)[];

type Token = { kind: 'text' | 'number' | 'name' | 'column' | 'sign'; text: string };

const TOKEN =
  /\s*(?:(?<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?<column>`[^`]+`)|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[\p{L}_][\p{L}\p{N}_.]*)|(?<sign>==|!=|<=|>=|&&|\|\||[<>&|~()[\],-]))/uy;

const DEEPEST = 50;

/** Parses a filter query. Throws a `SyntaxError` whose message completes “the query … cannot be used:”. */
export function parseQuery(text: string): QueryNode {
  const parser = new Parser(tokens(text));
  const node = parser.or(0);
  parser.end();
  return node;
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  const trimmed = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < trimmed.length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(trimmed);
    if (!match) throw new SyntaxError(`“${trimmed.slice(start).trim()}” is not understood`);
    const entry = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined);
    if (entry) found.push({ kind: entry[0] as Token['kind'], text: entry[1] });
  }
  if (found.length === 0) throw new SyntaxError('it is empty');
  return found;
}

/** Recursive descent over the tokens; pandas gives `&`, `|` and `~` the rank of `and`, `or` and `not`. */
class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(all: readonly Token[]) {
    this.tokens = all;
  }

  or(depth: number): QueryNode {
    if (depth > DEEPEST) throw new SyntaxError('its brackets are nested too deeply');
    let left = this.and(depth);
    while (this.take('or', '|', '||')) left = { kind: 'or', left, right: this.and(depth) };
    return left;
  }

  end(): void {
    const rest = this.tokens[this.at];
    if (rest) throw new SyntaxError(`“${rest.text}” is not expected there`);
  }

  private and(depth: number): QueryNode {
    let left = this.not(depth);
    while (this.take('and', '&', '&&')) left = { kind: 'and', left, right: this.not(depth) };
    return left;
  }

  private not(depth: number): QueryNode {
    if (depth > DEEPEST) throw new SyntaxError('it is nested too deeply');
    return this.take('not', '~') ? { kind: 'not', of: this.not(depth + 1) } : this.comparison(depth);
  }

  private comparison(depth: number): QueryNode {
    const items = [this.operand(depth)];
    const operators: string[] = [];
    for (let operator = this.operator(); operator; operator = this.operator()) {
      operators.push(operator);
      items.push(this.operand(depth));
    }
    const [only] = items;
    return operators.length === 0 && only ? only : { kind: 'chain', items, operators };
  }

  private operator(): string | null {
    const sign = this.take('==', '!=', '<=', '>=', '<', '>', 'in');
    if (sign) return sign;
    if (this.tokens[this.at]?.text !== 'not' || this.tokens[this.at + 1]?.text !== 'in') return null;
    this.at += 2;
    return 'not in';
  }

  private operand(depth: number): QueryNode {
    const bracket = this.take('(', '[');
    if (bracket) return this.bracketed(bracket, depth + 1);
    if (this.take('-')) {
      const number = this.operand(depth + 1);
      if (number.kind === 'literal' && typeof number.value === 'number') {
        return { kind: 'literal', value: -number.value };
      }
      throw new SyntaxError('“-” stands before something that is not a number');
    }
    const token = this.tokens[this.at];
    if (!token || token.kind === 'sign') throw new SyntaxError('a column or a value is missing');
    this.at += 1;
    return leaf(token);
  }

  private bracketed(bracket: string, depth: number): QueryNode {
    const close = bracket === '(' ? ')' : ']';
    const items: QueryNode[] = [];
    while (!this.take(close)) {
      items.push(this.or(depth));
      if (!this.take(',') && this.tokens[this.at]?.text !== close) {
        throw new SyntaxError(`a “${close}” is missing`);
      }
    }
    const [only] = items;
    return bracket === '(' && items.length === 1 && only ? only : { kind: 'list', items };
  }

  private take(...texts: string[]): string | null {
    const token = this.tokens[this.at];
    if (!token || token.kind === 'text' || token.kind === 'column' || !texts.includes(token.text))
      return null;
    this.at += 1;
    return token.text;
  }
}

function leaf(token: Token): QueryNode {
  if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
  if (token.kind === 'column') return { kind: 'column', name: token.text.slice(1, -1) };
  if (token.kind === 'text')
    return { kind: 'literal', value: token.text.slice(1, -1).replace(/\\(.)/g, '$1') };
  if (token.text === 'True' || token.text === 'False')
    return { kind: 'literal', value: Number(token.text === 'True') };
  return { kind: 'column', name: token.text };
}
