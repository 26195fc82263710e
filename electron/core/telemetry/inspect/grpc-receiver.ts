import type { ServiceDefinition } from '@grpc/grpc-js';
import { grpcMethod } from '../../exporters/export-plan/plan.ts';
import type { SignalName } from '../../exporters/exporter.ts';
import { decodeProtobuf } from './decode-export.ts';
import { LARGEST_EXPORT, type ReceivedExport, type Receiver } from './http-receiver.ts';

const signals: readonly SignalName[] = ['logs', 'traces', 'metrics'];

/** Receives OTLP/gRPC (OTLP specification, section "OTLP/gRPC"). */
export async function openGrpcReceiver(onExport: (received: ReceivedExport) => void): Promise<Receiver> {
  // Large, and needed only during an inspection.
  const grpc = await import('@grpc/grpc-js');
  const server = new grpc.Server({ 'grpc.max_receive_message_length': LARGEST_EXPORT });
  const bytes = (message: Buffer) => message;
  for (const signal of signals) {
    const definition: ServiceDefinition = {
      Export: {
        path: grpcMethod(signal),
        requestStream: false,
        responseStream: false,
        requestSerialize: bytes,
        requestDeserialize: bytes,
        responseSerialize: bytes,
        responseDeserialize: bytes,
      },
    };
    server.addService(definition, {
      Export(call: { readonly request: Buffer }, done: (error: object | null, answer?: Buffer) => void) {
        const received = { signal, protocol: 'grpc', bytes: call.request.length } as const;
        try {
          onExport({ ...received, tree: decodeProtobuf(signal, call.request) });
          done(null, Buffer.alloc(0));
        } catch {
          onExport({ ...received, tree: null });
          done({ code: grpc.status.INVALID_ARGUMENT });
        }
      },
    });
  }
  const credentials = grpc.ServerCredentials.createInsecure();
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  return {
    port,
    async close() {
      server.forceShutdown();
    },
  };
}
