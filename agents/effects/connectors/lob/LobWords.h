#pragma once

#include "agents/effects/Connector.h"
#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"

#include <optional>

/// What Lob is asked and answers (docs.lob.com; its own description, github.com/lob/lob-openapi, paths /letters). Pure.
namespace qd::agents {

/// A letter as Lob has it.
struct LobLetter {
    QString id;        ///< "ltr_…"
    QString expected;  ///< the day, as they say it; empty: not said
    QString sendDate;  ///< until then it can be cancelled; empty: not said
    QStringList events; ///< what the post has said of it, in order
    bool isCancelled = false;
};

/// The address as Lob prints it, field by field. Error::Rule names what is missing, and holds nothing of it: country as two capital
/// letters, in the United States city, two letters of a state and a ZIP code.
Result<QList<std::pair<QByteArray, QString>>> lobAddress(const Person& person);

/// The letter to somebody. `key`: our own, by which it is counted once and found again. `hasRoom`: the first page has room for the
/// addresses; else a page is put before it. `once`: a mark that no two letters may bear; empty: it has none.
HttpRequest lobLetter(const ConnectorFile& file, const QList<std::pair<QByteArray, QString>>& address, const QByteArray& pdf, const QString& key, bool hasRoom, const QString& once = {});
/// Letters that bear that key; with an empty one, the newest.
HttpRequest lobLetters(const ConnectorFile& file, const QString& key);

/// Letters that bear that mark.
HttpRequest lobLettersMarked(const ConnectorFile& file, const QString& once);
/// The mark of an invoice to its customer; of any other content none. It says nothing of either.
QString lobMarkOf(const EffectContent& content);
/// Of a list of letters with the mark `once`, the one that another key than `key` has begun and nobody cancelled; nothing: there is none.
Result<std::optional<LobLetter>> lobOtherIn(const QByteArray& body, const QString& once, const QString& key);

/// Error::Parse: the answer is none, or its number is not one.
Result<LobLetter> lobLetterIn(const QByteArray& body);
/// Of a list, the newest that bears the key; nothing: none does.
Result<std::optional<LobLetter>> lobLetterIn(const QByteArray& body, const QString& key);
/// The code by which Lob says what was wrong; not its words, which may repeat an address.
QString lobComplaintIn(const QByteArray& body);
/// What a person is told of a letter that Lob has.
QString inWords(const LobLetter& letter);

} // namespace qd::agents
