import { Lexer, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode, useMemo } from 'react';
import styles from './markdown.module.css';

/**
 * Markdown as elements of the page. HTML in it stays text, pictures are their words, and addresses are shown beside
 * what they are called: nothing in a text can load or open anything.
 */
export function Markdown({ text, hasHeadings = false }: { text: string; hasHeadings?: boolean }) {
  const tokens = useMemo(() => Lexer.lex(text), [text]);
  // A text within a page has no headings of its own; one that is the page has.
  const shown = hasHeadings ? tokens.map(topLevel) : many(tokens);
  return <div className={styles.markdown}>{shown}</div>;
}

function topLevel(token: Token, index: number): ReactNode {
  if (token.type !== 'heading')
    return <Fragment key={token.raw + String(index)}>{one(token as Tokens.Generic)}</Fragment>;
  const Heading = HEADINGS[Math.min(token.depth, HEADINGS.length) - 1] ?? 'h3';
  return <Heading key={token.raw + String(index)}>{many(token.tokens)}</Heading>;
}

const HEADINGS = ['h1', 'h2', 'h3'] as const;

function many(tokens: readonly Token[] | undefined): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity and never move
  return tokens?.map((token, index) => <Fragment key={index}>{one(token as Tokens.Generic)}</Fragment>);
}

function one(token: Tokens.Generic): ReactNode {
  const inner = () => (token.tokens ? many(token.tokens) : String(token.text ?? ''));
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'paragraph':
      return <p>{inner()}</p>;
    // The page's own headings are above those of a text.
    case 'heading':
      return <p className={styles.heading}>{inner()}</p>;
    case 'strong':
      return <strong>{inner()}</strong>;
    case 'em':
      return <em>{inner()}</em>;
    case 'del':
      return <del>{inner()}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'code':
      return <pre>{token.text}</pre>;
    case 'blockquote':
      return <blockquote>{inner()}</blockquote>;
    case 'br':
      return <br />;
    case 'hr':
      return <hr />;
    case 'list':
      return list(token as Tokens.List);
    case 'table':
      return table(token as Tokens.Table);
    case 'link':
      return link(token as Tokens.Link);
    case 'image':
      return token.text;
    case 'escape':
      return token.text;
    default:
      return inner();
  }
}

function list({ ordered, start, items }: Tokens.List): ReactNode {
  const entries = items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the items of a text have no other identity and never move
    <li key={index}>
      {item.task && <span aria-hidden>{item.checked ? '☑ ' : '☐ '}</span>}
      {item.task && <span className="visually-hidden">{item.checked ? 'Done: ' : 'To do: '}</span>}
      {many(item.tokens.filter(({ type }) => type !== 'checkbox'))}
    </li>
  ));
  return ordered ? <ol start={start === '' ? 1 : start}>{entries}</ol> : <ul>{entries}</ul>;
}

function table({ header, rows }: Tokens.Table): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          {header.map(({ tokens }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cells of a text have no other identity and never move
            <th key={index}>{many(tokens)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a text have no other identity and never move
          <tr key={at}>
            {row.map(({ tokens }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells of a text have no other identity and never move
              <td key={index}>{many(tokens)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function link({ href, text, tokens }: Tokens.Link): ReactNode {
  return text === href ? (
    text
  ) : (
    <>
      {many(tokens)} <span className={styles.address}>({href})</span>
    </>
  );
}
