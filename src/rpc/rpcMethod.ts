/** The part of a generated method definition that a call needs. */
export interface RpcMethod<Request, Response> {
  readonly path: string;
  readonly requestSerialize: (request: Request) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Response;
}

/** `/runtime.v1.RuntimeService/ListContainers` is `ListContainers` to a reader. */
export function methodName({ path }: { readonly path: string }): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
