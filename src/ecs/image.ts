/** Container image references, as far as ECS looks into them. */

/** Whether the image lies in a private Amazon ECR registry, whose pulls need credentials. */
export function imageIsInEcr(image: string | undefined): boolean {
  return image !== undefined && /^[^/]+\.dkr[.-]ecr(-fips)?\.[^/]+\.(amazonaws\.com(\.cn)?|on\.aws)\//.test(image);
}
