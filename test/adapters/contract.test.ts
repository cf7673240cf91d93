import { ADAPTER_NAMES } from '../../adapters/registry.ts';
import { chatAdapterContract } from '../contracts/chat-adapter.ts';
import { HAS_NGIRCD } from '../support/an-ngircd.ts';
import { OPEN } from '../support/open-adapter.ts';
import { openPlainest } from '../support/plainest-adapter.ts';

chatAdapterContract('plainest', openPlainest);
for (const name of ADAPTER_NAMES) chatAdapterContract(name, OPEN[name], { skip: name === 'irc' && !HAS_NGIRCD });
