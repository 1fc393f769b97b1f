import type { RuleHead } from './rules/rule.ts';

/** A SIP port that takes no TCP connections; found by `ConnectionOutages`, over all connections. */
export const tcpConnectFailed: RuleHead = {
  id: 'tcp-connect-failed',
  severity: 'warning',
  reference: 'RFC 9293 3.5',
  kind: 'also',
  text: {
    en: {
      title: 'TCP connections to a SIP port do not come about',
      seen: {
        refused: '{client} asked {peer} for a TCP connection {times}, and was refused (RST).',
        unanswered: '{client} asked {peer} for a TCP connection {times}, and nothing came back.',
      },
      advice:
        'Does a TCP or TLS listener run at that address and port? Is the transport setting right (UDP, TCP, TLS)? Does a firewall let it through, both ways?',
    },
    es: {
      title: 'No se establecen conexiones TCP con un puerto SIP',
      seen: {
        refused: '{client} pidió a {peer} una conexión TCP {times} y fue rechazado (RST).',
        unanswered: '{client} pidió a {peer} una conexión TCP {times} y no volvió nada.',
      },
      advice:
        '¿Hay un servicio TCP o TLS que escuche en esa dirección y puerto? ¿Es correcto el transporte configurado (UDP, TCP, TLS)? ¿Lo deja pasar el cortafuegos, en ambos sentidos?',
    },
  },
};
