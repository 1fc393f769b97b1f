import type { IcmpReason } from '../transport-event.ts';

/** What ICMP errors say, in Spanish; `{reporter}` is filled in. */
export const spanishIcmp = {
  'port-unreachable': 'puerto inalcanzable: el equipo está encendido y allí no escucha nadie (lo dice {reporter})',
  'host-unreachable': 'equipo inalcanzable (lo dice {reporter})',
  'network-unreachable': 'red inalcanzable (lo dice {reporter})',
  'protocol-unreachable': 'protocolo inalcanzable (lo dice {reporter})',
  prohibited: 'rechazado por un cortafuegos o filtro (lo dice {reporter})',
  'packet-too-big': 'paquete demasiado grande para el camino, y sin fragmentar (lo dice {reporter})',
  'time-exceeded': 'el paquete dio vueltas sin llegar (lo dice {reporter})',
} as const satisfies Record<IcmpReason, string>;
