import type { Actor } from '../../../src/model/actor.ts';
import { type Html, html } from '../html.ts';

export interface Family {
  readonly actor: Actor;
  /** Nearest first. */
  readonly ancestors: readonly Actor[];
  readonly descendants: readonly Actor[];
}

/** Where an actor stands among its kin; nothing when it has none. */
export function familyTree({ actor, ancestors, descendants }: Family): Html | false {
  if (ancestors.length + descendants.length === 0) return false;
  const children = (parent: Actor): Html => {
    const own = descendants.filter(({ parents }) => parents.some(({ id }) => id === parent.id));
    return html`${own.length > 0 && html`<ul>${own.map((each) => html`<li>${member(each, parent)}${children(each)}</li>`)}</ul>`}`;
  };
  const self = html`<li><strong aria-current="true">${actor.name}</strong>${children(actor)}</li>`;
  const tree = ancestors.reduce((inner, each) => html`<li>${member(each)}<ul>${inner}</ul></li>`, self);
  return html`<section aria-labelledby="family-title"><h2 id="family-title">Family</h2><ul class="tree">${tree}</ul></section>`;
}

function member({ id, name, parents }: Actor, parent?: Actor): Html {
  const overlaps = parents.some((each) => each.id === parent?.id && each.relation === 'overlaps');
  return html`<a href="/actors/${id}">${name}</a>${overlaps && html` <span class="quiet">overlaps</span>`}`;
}
