/** Every file that a briefing can be taken away as. */
export const EXPORT_FORMATS = ['stix', 'navigator', 'misp', 'markdown', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
