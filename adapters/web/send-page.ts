import type { Response } from 'express';
import { toDocument } from './html.ts';
import { layout, type Page } from './pages/layout.ts';

export function sendPage(response: Response, page: Page, status = 200): void {
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(toDocument(layout(page)));
}
