#include "app/commands/Commands.h"

namespace qd::app {

const QList<CommandEntry>& commands()
{
    static const QList<CommandEntry> all{
        {"run", "Submits a brief and runs the department until it is done or waits for you.", true, runCommand},
        {"serve", "The engine without a window: goes on with whatever is open.", true, serveCommand},
        {"status", "Organisation, agents, open tasks, what waits, spend.", false, statusCommand},
        {"inbox", "What waits for you: list, show, approve, changes, reject, delegate, later, undo, settle; export, take.", true, inboxCommand},
        {"review", "What waits in another home, from a file: list, show, approve, changes, reject, settle, undo.", false, reviewCommand},
        {"runs", "Runs of workflows: list, show, pause, continue, stop, undo; their steps: retry, skip, reassign; replay.", true, runsCommand},
        {"traffic", "Messages between agents.", false, trafficCommand},
        {"decisions", "The decision record: list, search, show, export.", true, decisionsCommand},
        {"calls", "Calls of models: list those of a run or an agent, or the dearest; show one with its prompt.", false, callsCommand},
        {"costs", "What was spent, and what the month comes to; beside a human team.", true, costsCommand},
        {"stop", "Halts every agent and every outgoing action.", true, stopCommand},
        {"resume", "Goes on where everything was.", true, resumeCommand},
        {"org", "Organisations as data: list, show, validate, add, new.", false, orgCommand},
        {"packs", "Organisations of others: list, take, show, diff, adopt, remove.", true, packsCommand},
        {"agent", "Agents: list, show, pause, resume, forecast; how each is set up: config, versions, rollback, ab, adopt, trials.", true, agentCommand},
        {"skill", "Skills, alone: list, show, run.", true, skillCommand},
        {"brand", "The brand: show, set, score.", true, brandCommand},
        {"log", "The record: show, verify, export, replay to a moment, blob, reindex.", false, logCommand},
        {"backup", "Backups of the record: now, list, verify, restore.", false, backupCommand},
        {"triggers", "What sets runs off by itself: list, show, fire, on, off, next.", true, triggersCommand},
        {"memory", "What the department remembers: list, show, keep, forget, patterns.", true, memoryCommand},
        {"library", "Texts to look things up in: add, list, search, show, forget.", true, libraryCommand},
        {"metrics", "How things did out there: list, note, read a table, fetch; targets.", true, metricsCommand},
        {"budget", "What campaigns and the work may spend and have spent: list, spend, move; limits, set, unset.", true, budgetCommand},
        {"rules", "Who may do what without asking you: show, set.", true, rulesCommand},
        {"deputies", "Whose decisions count beside yours: list, add, remove; key of this home.", true, deputiesCommand},
        {"connectors", "Ways out of this machine: list, show, add, set, allow, forbid, test, sign-in, use.", true, connectorsCommand},
        {"hooks", "Webhooks that come in: list, add, remove, on, off, test.", false, hooksCommand},
        {"mailboxes", "Mailboxes looked at for answers: list, add, remove, on, off, test, look.", true, mailboxesCommand},
        {"contacts", "People outside: list, show, add, import, export, consent, erase, retention, trail.", true, contactsCommand},
        {"read", "One page or feed of the web, as text, the way agents are shown it.", false, readCommand},
        {"models", "Whom agents ask: list, use, test, count.", true, modelsCommand},
        {"keys", "Keys of providers, in the desktop's keyring: list, set, remove.", false, keysCommand},
        {"tools", "Tools of other programs, by the Model Context Protocol: list, show, allow, forbid, call.", false, toolsCommand},
    };
    return all;
}

const CommandEntry* findCommand(const QString& name)
{
    for (const CommandEntry& entry : commands())
        if (name == QLatin1String(entry.name))
            return &entry;
    return nullptr;
}

} // namespace qd::app
