#pragma once

#include <QByteArray>
#include <QString>

namespace qd::agents {

/// A text from outside as a person and a prompt may be shown it: what cannot be seen or turns the direction of writing is gone
/// (control characters but for line ends and tabs, Unicode's format characters and tags, halves of pairs), and it is cut
/// after `most` characters, which it then says.
QString cleaned(const QString& text, qsizetype most);
/// The same on one line, for names and sentences.
QString cleanedLine(const QString& text, qsizetype most);
/// UTF-8 that fits into `most` bytes: cut between characters. @returns whether something was cut off.
bool cutTo(QString& text, qsizetype most);

} // namespace qd::agents
