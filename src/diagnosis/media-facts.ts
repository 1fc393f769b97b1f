import type { Sdp, SdpMedia } from '../sip/sdp.ts';

/** Formats beside a codec: events, comfort noise, repair. */
const NO_CODEC = new Set(['telephone-event', 'cn', 'red', 'rtx', 'ulpfec', 'flexfec-03']);
const HELD = new Set(['sendonly', 'inactive']);

/** The streams that are not refused or switched off (RFC 3264 5.1, 6). */
export function liveMedia({ media }: Sdp): SdpMedia[] {
  return media.filter(({ port }) => port !== 0);
}

/** Names of the codecs for speech that a description lists, as sent. */
export function speechCodecs(sdp: Sdp): string[] {
  return liveMedia(sdp)
    .filter(({ media }) => media === 'audio')
    .flatMap(codecsOf);
}

/** Names of the codecs of one stream, as sent. */
export function codecsOf({ codecs }: SdpMedia): string[] {
  return codecs.map(({ name }) => name).filter((name) => !NO_CODEC.has(name.toLowerCase()));
}

/** Whether two lists name a codec in common; names have no case (RFC 8866 6.6). */
export function shareCodec(one: readonly string[], other: readonly string[]): boolean {
  const names = new Set(one.map((name) => name.toLowerCase()));
  return other.some((name) => names.has(name.toLowerCase()));
}

/** Whether all streams ask the other side to send nothing: hold (RFC 3264 8.4, and as RFC 2543 had it). */
export function isHold(sdp: Sdp): boolean {
  const live = liveMedia(sdp);
  return live.length > 0 && live.every(({ direction, address }) => HELD.has(direction) || address === '0.0.0.0');
}

export function isFax({ media }: SdpMedia): boolean {
  return media === 'image';
}

/** The profile itself asks for SRTP (RFC 3711 12, RFC 5124, RFC 5764). */
export function isSecureProfile({ protocol }: SdpMedia): boolean {
  return /\bSAVPF?$/i.test(protocol);
}

export function isPlainProfile({ protocol }: SdpMedia): boolean {
  return /\bAVPF?$/i.test(protocol) && !/\bSAVPF?$/i.test(protocol);
}

/** As browsers offer it (RFC 8827): DTLS-SRTP with feedback, and ICE. */
export function isWebRtc({ protocol, hasIce }: SdpMedia): boolean {
  return hasIce && /^(?:UDP|TCP)\/TLS\/RTP\/SAVPF$/i.test(protocol);
}
