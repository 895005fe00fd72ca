import { describe, expect, it } from 'vitest';
import { accountOf, coversAction, roleArnOf, roleNameOf } from './iam';

describe('patterns of actions', () => {
  it.each([
    ['ecr:*', 'ecr:GetAuthorizationToken', true],
    ['ECR:getauthorizationtoken', 'ecr:GetAuthorizationToken', true],
    ['*', 'logs:CreateLogStream', true],
    ['logs:Create*', 'logs:CreateLogStream', true],
    ['logs:*Stream', 'logs:CreateLogStream', true],
    ['logs:*Log*am', 'logs:CreateLogStream', true],
    ['logs:CreateLogStrea?', 'logs:CreateLogStream', true],
    ['logs:CreateLogStream?', 'logs:CreateLogStream', false],
    ['logs:CreateLogGroup', 'logs:CreateLogStream', false],
    ['logs', 'logs:CreateLogStream', false],
    ['ecr:*', 'ecrpublic:GetAuthorizationToken', false],
    ['logs.*', 'logs:CreateLogStream', false],
    ['', 'logs:CreateLogStream', false],
  ])('%s covers %s: %s', (pattern, action, covered) => {
    expect(coversAction(pattern, action)).toBe(covered);
  });

  it('with many stars are matched in no time', () => {
    expect(coversAction(`${'*a'.repeat(60)}b`, 'a'.repeat(200))).toBe(false);
  });
});

it('a role has a name, an account and an ARN', () => {
  expect(roleNameOf('arn:aws:iam::123456789012:role/service-role/web')).toBe('web');
  expect(roleNameOf('web')).toBe('web');
  expect(accountOf('arn:aws:iam::210987654321:role/web')).toBe('210987654321');
  expect(roleArnOf('web')).toBe('arn:aws:iam::123456789012:role/web');
});
