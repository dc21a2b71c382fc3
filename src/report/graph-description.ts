/** A computational graph in words, for those who do not see it: node by node what it comes from, and what it comes to. */
import { type Inlines, text } from '../document/document.js';
import type { GraphFigure } from '../document/figure.js';
import { listed } from '../document/prose.js';
import type { Layout } from '../language/layout.js';
import type { Messages } from './messages/messages.js';

/** The figure with its description: how many nodes there are, then a sentence a node. */
export function described(
  figure: Omit<GraphFigure, 'description'>,
  { graph: { described: say } }: Messages,
): GraphFigure {
  const { nodes, edges } = figure;
  const names = nodes.map(({ label, forward }) => forward?.name ?? label);
  const nameOf = (n: number): Layout => names[n] as Layout;
  const operandsOf = (n: number): readonly Inlines[] =>
    edges
      .filter(({ to }) => to === n)
      .map(({ from, local }) => {
        const derivative = local?.value ?? local?.name;
        return derivative ? say.operandWithLocal(nameOf(from), derivative) : say.operand(nameOf(from));
      });
  const sentences = nodes.map(({ forward, gradient, isGiven }, n) => {
    const facts = [
      isGiven ? say.given(nameOf(n)) : say.computed(nameOf(n), listed(operandsOf(n), ', ')),
      ...(forward?.value ? [say.value(forward.value)] : []),
      ...(gradient ? [say.gradient(gradient)] : []),
    ];
    return [...listed(facts, '; '), text('.')];
  });
  return { ...figure, description: listed([[text(say.intro(nodes.length))], ...sentences], ' ') };
}
