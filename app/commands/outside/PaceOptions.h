#pragma once

#include "app/commands/Invocation.h"
#include "core/base/Describe.h"
#include "core/state/OfficeState.h"

/// Limits of a way out, hers and the department's, as connectors set takes them and show says them.
namespace qd::app {

void addPaceOptions(QCommandLineParser& parser);
/// Names of the options, which KEY=VALUE takes as well.
QStringList paceNames();
/// What was said by them, by name.
QMap<QString, QString> paceOptions(const QCommandLineParser& parser);
/// What she has said of a way out so far, with what is said now, by names of options: "none" takes a limit away. Error::Parse: what is wrong with it.
Result<ChannelPace> paceWith(ChannelPace before, const QMap<QString, QString>& said);
/// Of that way out, what paceWith() gives. Error::Parse, Error::Store: it cannot be read.
Result<ChannelPace> paceOf(const Invocation& call, const QString& id, const QMap<QString, QString>& said);
/// Keeps it for the home, which may be a new one.
Result<Done> keepPaceOf(const Invocation& call, const ChannelPace& pace);
/// "orders: at most 3 a day. …"
QString paceSentence(const ChannelPace& pace);
/// As members of a document.
void membersOf(JsonWriter& out, const QString& whose, const ChannelPace& pace);
/// "at most 3 a day; quiet from 22:00 to 07:00 (Europe/Berlin)"; empty: no limit.
QString inWords(const ChannelPace& pace);
/// Those of the department's that are about it.
QList<ChannelPace> departmentsPaces(const OfficeState& state, const QString& id);
/// A line for her limits and one for the department's.
void sayPaces(const Invocation& call, const QString& id, const OfficeState& state);
/// The same as members of a document: "limits", each with "whose".
void paceFields(JsonWriter& out, const Invocation& call, const QString& id, const OfficeState& state);

} // namespace qd::app
