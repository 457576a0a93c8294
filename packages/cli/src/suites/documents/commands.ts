import type { Command } from 'commander';
import { expectNone, type Checks } from '../Checks';
import { nodesOf, placeOf, type Document } from './markdown';
import { shellBlocks, waymarkCalls } from './shell';

/** Every call of `./waymark` in a document names a verb, options and choices that exist. */
export async function checkCommands(
  checks: Checks,
  documents: readonly Document[],
  program: Command,
): Promise<void> {
  let count = 0;
  await checks.check('every command that is shown exists', () => {
    const problems: string[] = [];
    for (const document of documents) {
      const shown = [
        ...shellBlocks([document]).map(({ node }) => node),
        ...[...nodesOf(document.tree)].filter(
          node => node.type === 'inlineCode',
        ),
      ];
      for (const node of shown) {
        for (const words of waymarkCalls(node.value)) {
          count += 1;
          problems.push(
            ...wrongCall(program, words).map(
              problem => `${placeOf(document, node)}: ${problem}`,
            ),
          );
        }
      }
    }
    expectNone(problems);
  });
  await checks.check('help shows commands as they are typed', () =>
    expectNone(wrongHelp(program)),
  );
  await checks.check('commands are shown at all', () => {
    if (count < 20) throw new Error(`only ${count} commands were found`);
  });
}

/** Lines of help that call the program in another way than `./waymark`. */
function wrongHelp(program: Command): string[] {
  const lines: string[] = [];
  for (const command of [program, ...program.commands]) {
    for (const each of [command, ...command.commands]) {
      each.configureOutput({
        writeOut: text => lines.push(...text.split('\n')),
      });
      each.outputHelp();
    }
  }
  return lines.filter(line => /(^ *|[|(&] *|=\S+ )waymark /.test(line));
}

/** What is wrong with a call; nothing when the program would take it. */
export function wrongCall(
  program: Command,
  words: readonly string[],
): string[] {
  const [verb, ...rest] = words;
  if (verb === undefined || /^[-<]/.test(verb)) return [];
  const command = program.commands.find(candidate => candidate.name() === verb);
  if (!command) return [`there is no verb ${verb}`];
  // A verb with verbs of its own, such as `cluster up`.
  if (command.commands.length > 0) return wrongCall(command, rest);
  const problems: string[] = [];
  const values: string[] = [];
  const known = [...command.options, ...program.options];
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    // What follows is another program's, or a value that begins with a dash.
    if (word === '--') {
      values.push(...rest.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      values.push(word);
      continue;
    }
    const [flag] = word.split('=');
    const option = known.find(
      ({ long, short }) => flag === long || flag === short,
    );
    if (option?.required && !word.includes('=')) at += 1;
    if (!option && flag !== '--help')
      problems.push(`${verb} has no option ${flag}`);
  }
  const choices = command.registeredArguments.at(-1)?.argChoices;
  for (const value of values) {
    // A word like FILE… or <name> stands for a value.
    if (/^[<[A-Z]|…/.test(value)) continue;
    if (command.registeredArguments.length === 0)
      problems.push(`${verb} takes no ${value}`);
    else if (choices && !choices.includes(value))
      problems.push(`${verb} knows ${choices.join(', ')}, not ${value}`);
  }
  return problems;
}
