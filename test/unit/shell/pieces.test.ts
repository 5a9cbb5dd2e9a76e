import { describe, expect, it } from 'vitest';
import { rpcPort } from '#shared/contract/channel.ts';
import { addPiece, piecesOf } from '#shared/contract/pieces.ts';

const LIMIT = 200;

describe('a long answer in pieces', () => {
  it('is put together as it was, its keys in their order', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const value = { body: randomValue(randomNumbers(seed), 4) };
      const pieces = piecesOf(value, LIMIT);
      if (pieces === undefined) continue;
      const whole = {};
      for (const piece of pieces) addPiece(whole, JSON.parse(JSON.stringify(piece)));
      expect(JSON.stringify(whole)).toBe(JSON.stringify(value));
    }
  });

  it('has no piece that is long', () => {
    const rows = Array.from({ length: 500 }, (_, n) => ({ id: `row-${n}`, tags: ['a', 'b'], n }));
    const pieces = [...(piecesOf({ a: { rows }, b: Object.fromEntries(rows.entries()) }, LIMIT) ?? [])];
    expect(pieces.length).toBeGreaterThan(50);
    for (const { add } of pieces) expect(JSON.stringify(add).length).toBeLessThan(LIMIT * 1.5);
  });

  it('is not cut when it is short', () => {
    expect(piecesOf({ json: { a: [1, 2, 3] } }, LIMIT)).toBeUndefined();
  });

  it('goes over a channel as several messages, among others, and arrives as one', () => {
    const listeners: ((message: string) => void)[] = [];
    let sent = 0;
    const channel = {
      send: (message: string) => {
        sent += 1;
        for (const listener of listeners) listener(message);
      },
      onMessage: (listener: (message: string) => void) => void listeners.push(listener),
      onClose: () => undefined,
    };
    const taken: unknown[] = [];
    const port = rpcPort(channel);
    port.onMessage.addListener((data) => taken.push(data));
    const long = { i: 1, p: { rows: Array.from({ length: 20_000 }, (_, n) => `row ${n}`) } };
    port.postMessage(long);
    port.postMessage('{"i":2}');
    port.postMessage({ i: 3, p: null });
    port.postMessage(long);
    expect(taken).toEqual([long, '{"i":2}', '{"i":3,"p":null}', long]);
    expect(sent).toBeGreaterThan(6);
  });
});

function randomNumbers(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function randomValue(random: () => number, depth: number): unknown {
  const kind = random();
  const some = () => Array.from({ length: Math.floor(random() * 12) }, () => randomValue(random, depth - 1));
  if (depth === 0 || kind < 0.3)
    return [null, true, random(), 'text '.repeat(Math.floor(random() * 80)), ''][Math.floor(random() * 5)];
  return kind < 0.6 ? some() : Object.fromEntries(some().map((value, n) => [`key-${n}`, value]));
}
