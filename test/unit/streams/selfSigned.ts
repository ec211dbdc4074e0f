/** A certificate that a server made itself, with its key. Good for a hundred years and for nothing but this test. */
export const selfSignedKey = [
  '-----BEGIN PRIVATE KEY-----',
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgQQecQt6B3w15sYI7',
  'GsAJ6PFZtVfWlX96aMS0TqyECJWhRANCAAST2QnnZNuD34i5oQfO3pklk5sa5Fc/',
  'NMqNruC2Vlbz/WegwqVoH+3+uOtJkTJUtn4eOa4CWySsIS1nqzHk5vSC',
  '-----END PRIVATE KEY-----',
].join('\n');

export const selfSignedCertificate = [
  '-----BEGIN CERTIFICATE-----',
  'MIIBgDCCASWgAwIBAgIUOu9mDw9iN9uUSogJasV7+CNrykYwCgYIKoZIzj0EAwIw',
  'FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEzMDE1NDYzN1oYDzIxMjYxMTA2',
  'MTU0NjM3WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO',
  'PQMBBwNCAAST2QnnZNuD34i5oQfO3pklk5sa5Fc/NMqNruC2Vlbz/WegwqVoH+3+',
  'uOtJkTJUtn4eOa4CWySsIS1nqzHk5vSCo1MwUTAdBgNVHQ4EFgQUIag4MUN3OQhK',
  '+UmFHIZZgI59dR8wHwYDVR0jBBgwFoAUIag4MUN3OQhK+UmFHIZZgI59dR8wDwYD',
  'VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA/+/NhbbqzlYoejPEif0V',
  'dQUKxAG2SWUKhApR9UfeiMsCIQCWTfA6lpvesAAqd7OectbMzXy2zvLYXUMnS4/y',
  'NE4S1Q==',
  '-----END CERTIFICATE-----',
].join('\n');
