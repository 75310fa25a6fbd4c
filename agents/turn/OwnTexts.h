#pragma once

#include <QByteArray>
#include <QString>

namespace qd::agents {

/// Where the prompts and replies that an organisation has itself stand among the materials of a turn: by their names, which no SHA-256
/// of a blob looks like.
inline QByteArray ownPrompt(const QString& name) { return "prompt/" + name.toUtf8(); }
inline QByteArray ownReply(const QString& name) { return "reply/" + name.toUtf8(); }

} // namespace qd::agents
