import type { ServiceCodes } from '../shared/answers/hints';

/** CodeArts Artifact publishes no table of error codes. */
export const codes: ServiceCodes = { busy: [], hints: [] };
