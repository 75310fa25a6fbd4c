#pragma once

#include "core/state/OfficeState.h"

/// What agents of an organisation that somebody else made are told and do their work by, text by text, and how far each can be
/// trusted. Pure.
namespace qd::rules {

/// It brings no organisation, but prompts and forms of replies alone, which are taken over into one of hers (SkillPacks.h).
bool isSkills(const Organisation& brought);

/// Every one of them, by name: "organisation" (its title, rules and limits), "role/<agent>", "workflow/<id>", "prompt/<name>" and
/// "reply/<name>"; where it is skills only the last two. Those of the first and of workflows and replies are JSON. O(its size).
QMap<QString, QString> textsOf(const Organisation& organisation);
/// SHA-256 of the UTF-8 of each.
QMap<QString, QByteArray> digestsOf(const QMap<QString, QString>& texts);
/// One of them as people read it: what is JSON is laid out on lines, and says nothing of what is empty.
QString readable(const QString& text);
/// "connector/action" of everything that its workflows would do outside, sorted, each once.
QStringList wantsOf(const Organisation& organisation);

/// Of what is made with these texts: a stranger's until each of them was adopted as it stands, adopted afterwards; the pack's
/// publisher is its source in both cases. Of an organisation of hers only what was taken over into it counts, the same way.
/// O(length of the texts).
Label labelOfTexts(const OfficeState& state, const Organisation& organisation, const QStringList& names);
/// The same of what the workflow of the run says itself, wherever no agent is asked.
Label labelOfWorkflow(const OfficeState& state, const RunState& run);
/// Those of `prompts` and `replies` that the organisation has itself, and what each of its turns is told besides, by name.
QStringList toldBy(const Organisation& organisation, const WorkflowId& workflow, const AgentId& agent, const QStringList& prompts, const QStringList& replies);

} // namespace qd::rules
