#pragma once

#include "app/commands/Invocation.h"
#include "core/base/Describe.h"
#include "core/state/OfficeState.h"

/// Limits of a way out, hers and the department's, as connectors set takes them and show says them.
namespace qd::app {

void addPaceOptions(QCommandLineParser& parser);
/// What she has said of a way out so far, with what the options change of it: "none" takes a limit away. Error::Parse: no option, or what is wrong with one.
Result<ChannelPace> paceWith(ChannelPace before, const QCommandLineParser& parser);
/// connectors set ID.
int setPace(const Invocation& call, const QString& id, const QCommandLineParser& parser);
/// "at most 3 a day; quiet from 22:00 to 07:00 (Europe/Berlin)"; empty: no limit.
QString inWords(const ChannelPace& pace);
/// Those of the department's that are about it.
QList<ChannelPace> departmentsPaces(const OfficeState& state, const QString& id);
/// A line for her limits and one for the department's.
void sayPaces(const Invocation& call, const QString& id, const OfficeState& state);
/// The same as members of a document: "limits", each with "whose".
void paceFields(JsonWriter& out, const Invocation& call, const QString& id, const OfficeState& state);

} // namespace qd::app
