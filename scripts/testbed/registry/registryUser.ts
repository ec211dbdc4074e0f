export interface RegistryUser {
  readonly name: string;
  readonly password: string;
  /** The password as an htpasswd file has it: docker-registry takes bcrypt alone. */
  readonly bcryptHash: string;
}

/** Who may log in to a registry of the testbed that wants a login. It guards nothing, so it is no secret. */
export const testbedUser: RegistryUser = {
  name: 'tester',
  // With a colon, which divides a user name from a password elsewhere.
  password: 'pull-Me:1f4a',
  bcryptHash: '$2b$04$CriExplorerTestbedRegewguQhZXh1kmIFgQmz/plfs0oweUYBjW',
};
