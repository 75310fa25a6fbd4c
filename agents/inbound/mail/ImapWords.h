#pragma once

#include "core/base/Clock.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

/// What an IMAP server says (RFC 9051; RFC 3501), read strictly and within bounds. Pure.
namespace qd::agents {

/// One response: its line, in which each literal stands as "{}", and those.
struct ImapResponse {
    QByteArray line;
    QList<QByteArray> literals;

    bool isTagged(const QByteArray& tag) const { return line.startsWith(tag + ' '); }
    /// The word after the tag is OK.
    bool isOk() const { return line.mid(line.indexOf(' ') + 1).startsWith("OK"); }
};

/// Takes bytes in any cuts, and gives whole responses.
class ImapReader {
public:
    static constexpr qsizetype kMostLine = 1024 * 1024, kMostLiteral = 1024 * 1024;

    /// @returns false once it is broken, or larger than what is taken: fault() says so, and nothing more comes.
    bool feed(QByteArrayView bytes);
    /// The next one that is whole; nothing: more bytes are needed.
    std::optional<ImapResponse> next();
    /// Empty: none.
    const QString& fault() const { return m_fault; }

private:
    bool read();

    QByteArray m_bytes;
    ImapResponse m_now;
    qsizetype m_literal = -1; ///< of so many bytes, which come; -1: none
    QList<ImapResponse> m_whole;
    QString m_fault;
};

/// What stands in a mailbox's "* OK [NAME number]", as UIDVALIDITY; nothing: it is not that.
std::optional<quint32> imapCode(const ImapResponse& response, const QByteArray& name);
/// The numbers of "* SEARCH 4 8"; nothing: it is no such response.
std::optional<QList<quint32>> imapFound(const ImapResponse& response);
/// One mail of "* 3 FETCH (UID 8 BODY[]<0> {…})", in any order of what is in it.
struct ImapMail {
    quint32 uid = 0;
    QByteArray bytes;
};
std::optional<ImapMail> imapMail(const ImapResponse& response);

/// A name of a mailbox or a text as a quoted string (RFC 9051, 4.3); it is visible ASCII.
QByteArray imapQuoted(const QByteArray& text);
/// "23-Nov-2026", in UTC (RFC 9051, 6.4.4).
QByteArray imapDate(Instant at);

} // namespace qd::agents
