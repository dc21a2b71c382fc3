/** What a program hangs on a value behind a full stop: `.T`, `.dot(`, `.sum(axis=0)`, `.pow(2)`, `.clamp(min=0)`. */
import { sentence } from '../../messages/sentence.js';
import type { Fold, Token } from '../token.js';
import { foldMethod } from './numpy-calls.js';
import type { Scanning } from './scanning.js';

/** What a method makes of the value before it; its name is taken, and the bracket behind it unless it says otherwise. */
type Method = (s: Scanning, start: number, name: string) => readonly Token[];

/** A product, whose other factor the bracket is. */
const product: Method = ({ at }, start) => {
  at.position--;
  return [{ kind: 'sign', text: '@', span: at.spanFrom(start) }];
};

const sum: Method = (s, start, name) => [foldMethod(s, name as Fold['operator'], start)];

const raised = ({ at }: Scanning, start: number, sup: readonly Token[]): readonly Token[] => [
  { kind: 'scripts', sub: [], sup, span: at.spanFrom(start) },
];

const turned: Method = (s, start) => {
  s.until(')');
  return raised(s, start, [{ kind: 'word', text: 'T', span: s.at.spanFrom(start) }]);
};

const power: Method = (s, start) => raised(s, start, s.until(')'));

const square: Method = (s, start) => {
  s.until(')');
  return raised(s, start, [{ kind: 'number', text: '2', span: s.at.spanFrom(start) }]);
};

/** What only says where or how the value is kept. */
const itself: Method = (s) => {
  s.until(')');
  return [];
};

/** A function of the value alone. */
const applied: Method = (s, start, name) => {
  if (s.until(')').length > 0) s.at.fail(sentence('numpyArguments', name), start, name.length);
  return [{ kind: 'method', name, args: [], span: s.at.spanFrom(start) }];
};

/** `.clamp(min=0)`, `.clip(0, None)`: nothing below 0. */
const fromZero: Method = (s, start, name) => {
  const said = s
    .until(')')
    .map((t) => ('text' in t ? t.text : ''))
    .join('');
  if (!/^(?:min=)?0(?:\.0*)?(?:,(?:max=)?None)?$/.test(said))
    s.at.fail(sentence('numpyArguments', name), start, name.length);
  const span = s.at.spanFrom(start);
  return [{ kind: 'method', name: 'max', args: [{ kind: 'number', text: '0', span }], span }];
};

const METHODS: ReadonlyMap<string, Method> = new Map([
  ...['dot', 'mm', 'matmul'].map((name) => [name, product] as const),
  ...['sum', 'mean', 'max', 'min'].map((name) => [name, sum] as const),
  ...['t', 'transpose'].map((name) => [name, turned] as const),
  ['pow', power],
  ['square', square],
  ...['item', 'clone', 'copy', 'detach', 'numpy', 'astype', 'float', 'double'].map((name) => [name, itself] as const),
  ...['exp', 'log', 'tanh', 'sigmoid', 'relu', 'abs'].map((name) => [name, applied] as const),
  ...['clamp', 'clip', 'clamp_min'].map((name) => [name, fromZero] as const),
]);

/** What stands behind a full stop, which is taken; a full stop at the end of a sentence is a sign. Throws Unreadable. */
export function attribute(s: Scanning, start: number, before: readonly Token[]): readonly Token[] {
  if (s.at.match(/T(?!\w)/y)) {
    s.at.take(1);
    return raised(s, start, [{ kind: 'word', text: 'T', span: s.at.spanFrom(start) }]);
  }
  if (s.at.match(/\*/y)) {
    s.at.take(1);
    return [{ kind: 'sign', text: 'odot', span: s.at.spanFrom(start) }];
  }
  const [called, name = ''] = s.at.match(/([a-z]\w*)\(/y) ?? [];
  const method = METHODS.get(name);
  if (called !== undefined && method && before.length > 0) {
    s.at.take(called.length);
    return method(s, start, name);
  }
  if (s.at.match(/\p{L}/uy)) return s.at.fail(sentence('propertyNotRead'), start, 1);
  return [{ kind: 'sign', text: '.', span: s.at.spanFrom(start) }];
}
