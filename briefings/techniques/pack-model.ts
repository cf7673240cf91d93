import type { LearnedModel, TechniqueText } from './learned-model.ts';

/** Raised whenever features or numbers change their meaning. */
const FORMAT = 1;
/** Weights are stored as whole numbers up to this one. */
const LARGEST_WEIGHT = 32_767;

/** A model as JSON, arrays of numbers as base64. */
export interface PackedModel {
  readonly format: number;
  readonly techniques: readonly string[];
  readonly examples: readonly TechniqueText[];
  readonly weightUnit: number;
  readonly features: string;
  readonly rarity: string;
  readonly starts: string;
  readonly choices: string;
  readonly weights: string;
  readonly bias: string;
}

/** Some megabytes; weights lose what nobody would miss. */
export function packModel(model: LearnedModel): PackedModel {
  const largest = model.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const weightUnit = largest / LARGEST_WEIGHT || 1;
  return {
    format: FORMAT,
    techniques: model.techniques,
    examples: model.examples,
    weightUnit,
    features: toBase64(model.features),
    rarity: toBase64(model.rarity),
    starts: toBase64(model.starts),
    choices: toBase64(model.choices),
    weights: toBase64(new Int16Array(model.weights.map((weight) => Math.round(weight / weightUnit)))),
    bias: toBase64(model.bias),
  };
}

/** Whether a stored value is a model that this release can read. */
export function isPackedModel(value: unknown): value is PackedModel {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === FORMAT;
}

export function unpackModel(packed: PackedModel): LearnedModel {
  return {
    techniques: packed.techniques,
    examples: packed.examples,
    features: new Uint32Array(fromBase64(packed.features)),
    rarity: new Float32Array(fromBase64(packed.rarity)),
    starts: new Uint32Array(fromBase64(packed.starts)),
    choices: new Uint16Array(fromBase64(packed.choices)),
    weights: new Float32Array(new Int16Array(fromBase64(packed.weights))).map((whole) => whole * packed.weightUnit),
    bias: new Float32Array(fromBase64(packed.bias)),
  };
}

function toBase64({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

/** A buffer of its own: Node's may begin at any byte of a shared one. */
function fromBase64(text: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(text, 'base64')).buffer;
}
