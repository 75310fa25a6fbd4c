#pragma once

#include "app/commands/Invocation.h"
#include "core/base/Describe.h"
#include "core/state/OfficeState.h"

/// What goes by a way out: which steps of the organisation could, which do, and turning them to it.
namespace qd::app {

void addUseOptions(QCommandLineParser& parser);
/// connectors use ID [--for RENDER] [--step WORKFLOW/STEP]…: without either it changes nothing and says what could go there.
int useWay(const Invocation& call, const QString& id, const QCommandLineParser& parser);
/// A line for what goes there now.
void sayUses(const Invocation& call, const QString& id, const OfficeState& state);
/// The same as a member of a document: "steps".
void useFields(JsonWriter& out, const QString& id, const OfficeState& state);
/// That no step goes there yet; empty: one does.
QString unusedSentence(const Invocation& call, const QString& id, const OfficeState& state);

} // namespace qd::app
