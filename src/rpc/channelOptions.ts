import type { ChannelOptions } from '@grpc/grpc-js';

const mebibyte = 1024 * 1024;

/** How the one channel of an endpoint behaves. */
export const channelOptions: ChannelOptions = {
  // A list of some thousand containers exceeds the default of 4 MiB; a runtime itself refuses to send over 16 MiB.
  'grpc.max_receive_message_length': 32 * mebibyte,
  // The default waits a second before the first new attempt, while a restarted runtime is back in 0.3 s.
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.min_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 5_000,
  // Otherwise a new channel inherits the back-off of an older one to the same address.
  'grpc.use_local_subchannel_pool': 1,
  'grpc.enable_channelz': 0,
  // A runtime's port is local or private: never through a web proxy.
  'grpc.enable_http_proxy': 0,
  // No keepalive pings: Go servers answer pings they find too frequent by closing the connection.
};
