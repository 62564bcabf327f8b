import dns from 'node:dns';
import net from 'node:net';
import { PermanentFailure } from './channel.js';

/** Networks that are not the public internet (RFC 6890 and its registries): a notice must not be sent to them unasked. */
const innerNetworks = new net.BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  innerNetworks.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  innerNetworks.addSubnet(network, prefix, 'ipv6');

/** Whether an address lies on the public internet; also tells for IPv4 addresses that are written as IPv6. */
export function isPublicAddress(address: string): boolean {
  const family = net.isIP(address);
  return family !== 0 && !innerNetworks.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/**
 * A `lookup` for sockets that gives public addresses only. The connection is made to the very address that was looked
 * at, so a name that changes its meaning in between gains nothing.
 */
export const publicLookup: net.LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '');
    const inner = addresses.find(({ address }) => !isPublicAddress(address));
    if (inner !== undefined) return callback(innerAddress(hostname), '');
    if (options.all === true) return callback(null, addresses);
    const [first] = addresses;
    return callback(null, first?.address ?? '', first?.family);
  });
};

/** Refuses an address that is written out as a number, for which no lookup is made. */
export function checkHost(hostname: string): void {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (net.isIP(bare) !== 0 && !isPublicAddress(bare)) throw innerAddress(hostname);
}

const innerAddress = (hostname: string): PermanentFailure =>
  new PermanentFailure(`${hostname} is an address of a private network, which is not allowed`);
