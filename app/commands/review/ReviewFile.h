#pragma once

#include "app/commands/Invocation.h"
#include "core/rules/inbox/Questions.h"
#include "core/store/safety/SigningKey.h"

namespace qd::app {

/// A text with the signature of a home, as a file that is carried from one machine to another.
struct SignedFile {
    static constexpr const char* kFormat = "quarterdeck-signed-1";
    QString format;
    QString text;
    QByteArray key; ///< public half
    QByteArray signature;

    template <class V> void fields(V& v)
    {
        v("format", format);
        v("text", text);
        v("key", key);
        v("signature", signature);
    }
};

constexpr qint64 kLargestReview = 64 * 1024 * 1024; ///< bytes

/// Writes it whole or not at all, for this user alone. Error::Store.
Result<Done> writeSigned(const QString& file, const QByteArray& text, const SigningKey& key);
/// Error::Parse: the file is none, or the signature is not of its text. Whose key it is, is the caller's to judge.
Result<SignedFile> readSigned(const QString& file);

/// What waits in the inbox of a home, with everything that is needed to judge it where there is nothing of that home.
struct Review {
    static constexpr const char* kFormat = "quarterdeck-review-1";
    QString format;
    QByteArray home; ///< public half of the key of the home, which has signed it
    OrganisationId organisation;
    QString title;   ///< of the organisation
    Instant madeAt;
    QList<Approval> items;
    QMap<QByteArray, QString> kept; ///< what they name by its SHA-256, as base64: previews, drafts, what leaves, sources
    QStringList stays{}; ///< what waited there as well and cannot be decided here, one line each
    QList<rules::ShownQuestion> questions{}; ///< what is no approval

    template <class V> void fields(V& v)
    {
        v("format", format);
        v("home", home);
        v("organisation", organisation);
        v("title", title);
        v("made_at", madeAt);
        v("items", items);
        v("kept", kept);
        v("stays", stays);
        v("questions", questions);
    }
    qsizetype size() const { return items.size() + questions.size(); }
    /// Empty when it is not in the file.
    QByteArray bytes(const QByteArray& sha256) const { return QByteArray::fromBase64(kept.value(sha256).toLatin1()); }
};

/// "2 things stay in that home".
QString staysInWords(qsizetype count);
/// What of the inbox is not in it, where there is such.
void sayStays(const Invocation& call, const Review& review);

/// Read, and held against its signature and against every hash in it. Error::Parse.
Result<Review> readReview(const QString& file);

} // namespace qd::app
