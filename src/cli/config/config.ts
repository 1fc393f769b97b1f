import type { CodeOverrides, CorrelateRule, GateSpec, IgnoreRule, PeerNames } from '../../index.ts';
import type { Language } from '../../result.ts';

/** A configuration that has been checked. What it does not say is null or empty. */
export interface Config {
  /** As the user named it, or as it was found. */
  file: string;
  gates: GateSpec[];
  minCalls: number | null;
  language: Language | null;
  timezone: string | null;
  includeScanners: boolean | null;
  /** Bytes. */
  maxMemory: number | null;
  ignore: IgnoreRule[];
  peers: PeerNames;
  groups: PeerNames;
  codes: CodeOverrides;
  correlate: CorrelateRule[];
}

/** A configuration as its JSON Schema lets it be. */
export interface RawConfig {
  gates?: RawGate[];
  minCalls?: number;
  lang?: Language;
  timezone?: string;
  includeScanners?: boolean;
  maxMemory?: string;
  ignore?: RawIgnore[];
  peers?: Record<string, string[]>;
  groups?: Record<string, string[]>;
  codes?: Record<string, RawCode>;
  correlateHeaders?: (string | { header: string; pattern?: string })[];
}

export interface RawGate {
  expression?: string;
  metric?: string;
  where?: string;
  max?: number | string;
  min?: number | string;
  level?: 'error' | 'warn' | 'off';
  reason?: string;
  until?: string;
}

export interface RawIgnore {
  rule?: string;
  code?: number | string;
  cause?: string;
  peer?: string;
  reason: string;
  until?: string;
}

export interface RawCode {
  phrase?: string;
  meaning?: string;
  category?: string;
  outcome?: 'busy' | 'declined' | 'no-answer' | 'cancelled' | 'challenged' | 'redirected' | 'failed';
  advice?: string;
}
