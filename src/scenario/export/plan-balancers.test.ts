import { describe, expect, test } from 'vitest';
import { exportScenario } from './export-scenario';
import { exported, ofType, template } from './exported-testing';
import { IDS, inputs, runScript } from './testing/run-script';

function behind(...targetGroups: readonly object[]): unknown {
  return { stowplan: 1, loadBalancers: [{ name: 'front', targetGroups }] };
}

const CERTIFICATE = { CERTIFICATE: 'arn:aws:acm:us-east-1:1:certificate/a' };

describe('the health check', () => {
  test('asks for the path that is written', () => {
    const scenario = behind({ targetGroupName: 'web', healthCheck: { path: '/health' } }, { targetGroupName: 'other' });
    const groups = inputs(runScript(exported(scenario, 'cli'), IDS), 'create-target-group');
    expect(groups.map(({ HealthCheckPath }) => HealthCheckPath)).toEqual(['/health', undefined]);
    expect(ofType(template(scenario), 'AWS::ElasticLoadBalancingV2::TargetGroup')).toMatchObject([
      { HealthCheckPath: '/health' },
      { Name: 'other' },
    ]);
  });

  test('of targets that speak TCP asks by HTTP where a path is written', () => {
    const scenario = behind({ targetGroupName: 'web', protocol: 'TCP', healthCheck: { path: '/health' } });
    expect(inputs(runScript(exported(scenario, 'cli'), IDS), 'create-target-group')).toMatchObject([
      { Protocol: 'TCP', HealthCheckProtocol: 'HTTP', HealthCheckPath: '/health' },
    ]);
  });
});

describe('listeners', () => {
  const secure = behind(
    { targetGroupName: 'web', protocol: 'HTTPS', port: 443 },
    { targetGroupName: 'plain', protocol: 'HTTP', port: 80 },
  );

  test('for HTTPS have a certificate, which the account gives', () => {
    const listeners = runScript(exported(secure, 'cli'), { ...IDS, ...CERTIFICATE }).filter(
      ({ words }) => words[1] === 'create-listener',
    );
    expect(listeners.map(({ words }) => words[words.indexOf('--protocol') + 1])).toEqual(['HTTPS', 'HTTP']);
    const certificate = `CertificateArn=${CERTIFICATE.CERTIFICATE}`;
    expect(listeners.map(({ words }) => words.includes(certificate))).toEqual([true, false]);
    const made = template(secure);
    expect(made.Parameters).toHaveProperty('Certificate');
    expect(ofType(made, 'AWS::ElasticLoadBalancingV2::Listener')).toMatchObject([
      { Protocol: 'HTTPS', Certificates: [{ CertificateArn: { Ref: 'Certificate' } }] },
      { Protocol: 'HTTP' },
    ]);
    const result = exportScenario(JSON.stringify(secure), 'cli');
    expect(result.ok && result.toFillIn).toContain('the ARN of a certificate for listeners that encrypt');
  });

  test('of one balancer are on ports of their own', () => {
    const scenario = behind(
      { targetGroupName: 'a', port: 8082 },
      { targetGroupName: 'b', port: 8082 },
      { targetGroupName: 'c', port: 8083 },
      { targetGroupName: 'd', port: 8083 },
      { targetGroupName: 'e', port: 8083 },
    );
    const ports = ofType(template(scenario), 'AWS::ElasticLoadBalancingV2::Listener').map(({ Port }) => Port);
    expect(new Set(ports).size).toBe(5);
    expect([ports[0], ports[2]]).toEqual([8082, 8083]);
  });
});
