import type { TlsEvent } from '../transport-event.ts';
import type { RuleHead } from './rules/rule.ts';

/** Alerts about the other side's certificate (RFC 8446 6.2). */
const ABOUT_CERTIFICATE: ReadonlySet<number> = new Set([41, 42, 43, 44, 45, 46, 48, 49, 51, 111, 113, 114, 116]);
const ABOUT_VERSION: ReadonlySet<number> = new Set([70, 86]);
const ABOUT_PARAMETERS: ReadonlySet<number> = new Set([40, 47, 71, 109, 110, 115, 120]);
const UNKNOWN_NAME = 112;

/** Which of the sentences fits. */
export function tlsShapeOf({ reason, alert, isByClient }: TlsEvent): string {
  if (reason === 'cut-off') return isByClient ? 'cutOffByClient' : 'cutOffByServer';
  if (reason === 'hidden-alert') return isByClient ? 'hiddenByClient' : 'hiddenByServer';
  if (ABOUT_CERTIFICATE.has(alert)) return isByClient ? 'serverCertificate' : 'clientCertificate';
  if (ABOUT_VERSION.has(alert)) return 'version';
  if (ABOUT_PARAMETERS.has(alert)) return isByClient ? 'parametersByClient' : 'parametersByServer';
  if (alert === UNKNOWN_NAME) return 'name';
  return isByClient ? 'otherByClient' : 'otherByServer';
}

/** A SIP port with which TLS handshakes fail; found by `ConnectionOutages`, over all connections. */
export const tlsHandshake: RuleHead = {
  id: 'tls-handshake',
  severity: 'warning',
  reference: 'RFC 8446 6.2',
  kind: 'also',
  text: {
    en: {
      title: 'TLS handshakes on a SIP port fail',
      seen: {
        serverCertificate:
          '{client} refused the certificate of {peer}: alert {alert}, {times}. Look at its expiry, its chain and the names in it, and at the CAs that the client trusts.',
        clientCertificate:
          '{peer} refused {client} over its certificate: alert {alert}, {times}. Mutual TLS: look at the certificate that the client presents, if any, and at the CAs that the server trusts.',
        version:
          '{peer} and {client} have no version of TLS in common: alert {alert}, {times}. Allow TLS 1.2 or 1.3 on both sides.',
        parametersByServer:
          '{peer} refused what {client} offers: alert {alert}, {times}. Look at cipher suites, curves and versions of both, and whether the server wants a client certificate.',
        parametersByClient:
          '{client} refused what {peer} chose: alert {alert}, {times}. Look at cipher suites, curves and versions of both.',
        name: '{peer} does not know the name that {client} asks for (SNI): alert {alert}, {times}. Let the client use a name that is in the certificate.',
        otherByServer:
          '{peer} ended the TLS handshake of {client}: alert {alert}, {times}. Is it TLS that the client speaks there, and nothing in between that changes it?',
        otherByClient:
          '{client} ended the TLS handshake with {peer}: alert {alert}, {times}. Look at the log of the client.',
        hiddenByClient:
          '{client} ended the TLS handshake with {peer} by what looks like an encrypted alert (TLS 1.3), {times}: most often it does not accept the certificate. Look at its expiry, chain and names; the log of the client names the alert.',
        hiddenByServer:
          '{peer} ended the TLS handshake of {client} by what looks like an encrypted alert (TLS 1.3), {times}: most often it does not accept the client certificate, or misses one. The log of the server names the alert.',
        cutOffByServer:
          '{peer} closed the connection of {client} in the middle of the TLS handshake, {times}. Does that port speak TLS, is its certificate loaded, does it want a client certificate, or does a firewall stop that name?',
        cutOffByClient:
          '{client} closed the connection with {peer} in the middle of the TLS handshake, {times}. Some clients do so when they do not accept the certificate; some only look whether the port is open.',
      },
      advice:
        'Try it by hand: openssl s_client -connect HOST:PORT -servername NAME shows certificate, chain, version and alert.',
    },
    es: {
      title: 'Fallan negociaciones TLS en un puerto SIP',
      seen: {
        serverCertificate:
          '{client} rechazó el certificado de {peer}: alerta {alert}, {times}. Mire su caducidad, su cadena y los nombres que contiene, y las CA en las que confía el cliente.',
        clientCertificate:
          '{peer} rechazó a {client} por su certificado: alerta {alert}, {times}. TLS mutuo: mire el certificado que presenta el cliente, si lo hay, y las CA en las que confía el servidor.',
        version:
          '{peer} y {client} no tienen ninguna versión de TLS en común: alerta {alert}, {times}. Permita TLS 1.2 o 1.3 en ambos lados.',
        parametersByServer:
          '{peer} rechazó lo que ofrece {client}: alerta {alert}, {times}. Mire cifrados, curvas y versiones de ambos, y si el servidor exige certificado de cliente.',
        parametersByClient:
          '{client} rechazó lo que eligió {peer}: alerta {alert}, {times}. Mire cifrados, curvas y versiones de ambos.',
        name: '{peer} no conoce el nombre que pide {client} (SNI): alerta {alert}, {times}. Haga que el cliente use un nombre que esté en el certificado.',
        otherByServer:
          '{peer} terminó la negociación TLS de {client}: alerta {alert}, {times}. ¿Habla el cliente TLS allí, y no lo altera nada por el camino?',
        otherByClient:
          '{client} terminó la negociación TLS con {peer}: alerta {alert}, {times}. Mire el registro del cliente.',
        hiddenByClient:
          '{client} terminó la negociación TLS con {peer} con lo que parece una alerta cifrada (TLS 1.3), {times}: casi siempre no acepta el certificado. Mire su caducidad, cadena y nombres; el registro del cliente nombra la alerta.',
        hiddenByServer:
          '{peer} terminó la negociación TLS de {client} con lo que parece una alerta cifrada (TLS 1.3), {times}: casi siempre no acepta el certificado del cliente, o le falta. El registro del servidor nombra la alerta.',
        cutOffByServer:
          '{peer} cerró la conexión de {client} en plena negociación TLS, {times}. ¿Habla TLS ese puerto, tiene cargado su certificado, exige uno del cliente, o un cortafuegos no deja pasar ese nombre?',
        cutOffByClient:
          '{client} cerró la conexión con {peer} en plena negociación TLS, {times}. Algunos clientes lo hacen cuando no aceptan el certificado; otros solo miran si el puerto está abierto.',
      },
      advice:
        'Pruébelo a mano: openssl s_client -connect HOST:PORT -servername NOMBRE muestra certificado, cadena, versión y alerta.',
    },
  },
};
