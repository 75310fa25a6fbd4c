#pragma once

#include "app/commands/Invocation.h"

namespace qd::app {

/// One sub-command. `run` gives the exit code.
struct CommandEntry {
    const char* name;
    const char* summary;
    bool draws; ///< renders text or images: needs fonts, so a QGuiApplication
    int (*run)(const Invocation&);
};

/// Every sub-command there is, in the order that help lists them.
const QList<CommandEntry>& commands();
const CommandEntry* findCommand(const QString& name);

int runCommand(const Invocation& call);
int serveCommand(const Invocation& call);
int statusCommand(const Invocation& call);
int inboxCommand(const Invocation& call);
int reviewCommand(const Invocation& call);
int deputiesCommand(const Invocation& call);
int runsCommand(const Invocation& call);
int trafficCommand(const Invocation& call);
int decisionsCommand(const Invocation& call);
int callsCommand(const Invocation& call);
int costsCommand(const Invocation& call);
int stopCommand(const Invocation& call);
int resumeCommand(const Invocation& call);
int orgCommand(const Invocation& call);
int agentCommand(const Invocation& call);
int skillCommand(const Invocation& call);
int hooksCommand(const Invocation& call);
int mailboxesCommand(const Invocation& call);
int brandCommand(const Invocation& call);
int logCommand(const Invocation& call);
int metricsCommand(const Invocation& call);
int backupCommand(const Invocation& call);
int triggersCommand(const Invocation& call);
int memoryCommand(const Invocation& call);
int libraryCommand(const Invocation& call);
int budgetCommand(const Invocation& call);
int rulesCommand(const Invocation& call);
int connectorsCommand(const Invocation& call);
int contactsCommand(const Invocation& call);
int packsCommand(const Invocation& call);
int readCommand(const Invocation& call);
int keysCommand(const Invocation& call);
int modelsCommand(const Invocation& call);
int toolsCommand(const Invocation& call);

} // namespace qd::app
