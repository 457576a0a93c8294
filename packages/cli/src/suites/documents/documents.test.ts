import { Command, Argument } from 'commander';
import type { Root } from 'mdast';
import { dockerfileProblems } from '../golden-path/dockerfile';
import { wrongCall } from './commands';
import { anchorsOf } from './links';
import { markdownTable } from '../../output/markdownTable';
import { shellBlocks, waymarkCalls } from './shell';

const program = new Command('waymark').option('--verbose');
program
  .command('bench')
  .addArgument(new Argument('[name...]').choices(['render']))
  .option('--json');
program.command('render').argument('<file...>').option('--team <name>');
program.command('up').option('--port-base <n>');
program.command('kubectl').argument('[args...]');

describe('shellBlocks', () => {
  const block = (lang: string, meta?: string) => {
    const tree: Root = {
      type: 'root',
      children: [{ type: 'code', lang, meta, value: 'ls' }],
    };
    return shellBlocks([{ file: 'a.md', text: '', tree }]);
  };

  it('tells how a marked block is executed', () => {
    expect(block('{.sh', '.run exit=0,3 needs=portal}')).toMatchObject([
      { run: { exits: ['0', '3'], needsPortal: true } },
    ]);
    expect(block('{.sh', '.run}')).toMatchObject([
      { run: { exits: ['0'], needsPortal: false } },
    ]);
  });

  it('lists a block that is not marked, and leaves other languages out', () => {
    expect(block('sh')).toMatchObject([{ run: undefined }]);
    expect(block('yaml')).toEqual([]);
  });
});

describe('waymarkCalls', () => {
  it('finds each call with its words', () => {
    const script = `
      ./waymark down && ./waymark up --port-base 8070 # beside another
      cat a.yaml | ./waymark render - > out.yaml
      WAYMARK_STATE_DIR=/tmp/x waymark render "a b.yaml" \\
        --team assistant
      echo waymark is a name here`;
    expect(waymarkCalls(script)).toEqual([
      ['down'],
      ['up', '--port-base', '8070'],
      ['render', '-'],
      ['render', 'a b.yaml', '--team', 'assistant'],
    ]);
  });
});

describe('wrongCall', () => {
  it.each([
    [['bench', 'render', '--json']],
    [['render', '--team', 'assistant', 'FILE…']],
    [['up', '--port-base=8070', '--verbose']],
    [['up', '--help']],
    [['kubectl', '--', '--namespace', 'argocd', 'get', 'pods']],
    [['<verb>', '--help']],
  ])('takes %j', words => {
    expect(wrongCall(program, words)).toEqual([]);
  });

  it.each([
    [['start'], 'there is no verb start'],
    [['up', '--fast'], 'up has no option --fast'],
    [['up', 'now'], 'up takes no now'],
    [['up', '--', '--now'], 'up takes no --now'],
    [['kubectl', '-n', 'x', '--', 'get'], 'kubectl has no option -n'],
    [['bench', 'compile'], 'bench knows render, not compile'],
  ])('refuses %j', (words, problem) => {
    expect(wrongCall(program, words)).toEqual([problem]);
  });
});

describe('anchorsOf', () => {
  it('makes anchors as forges do', () => {
    const heading = (value: string): Root['children'][number] => ({
      type: 'heading',
      depth: 2,
      children: [{ type: 'text', value }],
    });
    const tree: Root = {
      type: 'root',
      children: ['Roll back', 'What, why?', 'Roll back', 'a_b'].map(heading),
    };
    expect([...anchorsOf({ tree })]).toEqual([
      'roll-back',
      'what-why',
      'roll-back-1',
      'a_b',
    ]);
  });
});

describe('markdownTable', () => {
  it('pads columns and escapes bars', () => {
    expect(markdownTable(['a', 'long'], [['x|y', 'z']])).toBe(
      ['| a    | long |', '| ---- | ---- |', '| x\\|y | z    |', ''].join('\n'),
    );
  });
});

describe('dockerfileProblems', () => {
  const good = `
ARG BASE_IMAGE=python:3.13-slim
FROM \${BASE_IMAGE} AS build
RUN make
FROM \${BASE_IMAGE}
COPY --from=build /app /app
USER 65532:65532
EXPOSE 8080
CMD ["run"]
`;
  it('takes a good one', () => {
    expect(dockerfileProblems(good)).toEqual([]);
  });

  it.each([
    [/python:3.13-slim/, 'python:latest', /no tag of its own/],
    [/python:3.13-slim/, 'python', /no tag of its own/],
    [/USER 65532:65532/, 'USER root', /last USER is root/],
    [/USER 65532:65532\n/, '', /last USER is root/],
    [/USER 65532:65532/, 'USER 0:0', /last USER is 0:0/],
    [/FROM.*build\n/, '', /not separate stages/],
    [/CMD \["run"\]/, 'CMD run', /shell string/],
    [/COPY/, 'ADD', /use COPY/],
    [/EXPOSE 8080/, 'EXPOSE 80', /8080 is not exposed/],
    [/FROM .*\nCOPY/, 'FROM debian:12\nCOPY', /not built from BASE_IMAGE/],
  ])('refuses %s → %s', (part, replacement, problem) => {
    expect(dockerfileProblems(good.replace(part, replacement)).join()).toMatch(
      problem,
    );
  });
});
