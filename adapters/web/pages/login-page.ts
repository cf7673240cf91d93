import { html } from '../html.ts';
import type { Page } from './layout.ts';

/** Asks for the token; `to` is where the reader wanted to go. */
export function loginPage(to: string, refused: boolean): Page {
  return {
    title: 'Log in',
    kind: 'login',
    body: html`<h1>Log in</h1>
<form method="post" action="/login"><input type="hidden" name="to" value="${to}">
<label>API token<input type="password" name="token" autocomplete="current-password" required autofocus></label>
${refused && html`<p role="alert" class="refused">This is not the token. It is the value of SITREP_API_TOKEN.</p>`}
<button class="primary">Log in</button></form>`,
  };
}
