/** The names of a fictional company's account, `shop-prod` in Frankfurt. */

export const REGION = 'eu-central-1';
export const ACCOUNT = '204512873391';
export const CLUSTER = 'shop-prod';
export const ecs = (resource: string): string => `arn:aws:ecs:${REGION}:${ACCOUNT}:${resource}`;
export const CLUSTER_ARN = ecs(`cluster/${CLUSTER}`);

export type Json = Readonly<Record<string, unknown>>;

export const hex = (text: string, number: number): string => (text + String(number)).padEnd(32, '0').slice(0, 32);
export const instanceArn = (number: number): string => ecs(`container-instance/${CLUSTER}/${hex('c0de', number)}`);
export const ec2Id = (number: number): string => `i-0${String(number).padStart(16, 'a5')}`;
export const ECR = `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com`;
