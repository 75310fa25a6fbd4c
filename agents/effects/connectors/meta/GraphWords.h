#pragma once

#include "agents/effects/http/Verdict.h"
#include "agents/effects/settings/ConnectorFile.h"

/// What Meta's Graph API has in common wherever it is asked (developers.facebook.com/docs/graph-api/guides/error-handling,
/// .../docs/graph-api/overview/rate-limiting). Pure.
namespace qd::agents {

/// What it says was wrong.
struct GraphComplaint {
    int code = 0;
    int subcode = 0;
    bool isTransient = false;
    QString text; ///< cleaned; "… (190)"
};
std::optional<GraphComplaint> graphComplaintIn(const QByteArray& body);
/// The words of it; empty: none.
QString graphComplaintText(const QByteArray& body);

/// verdictOf(), and what the numbers say where the status, mostly 400, says nothing: a token that has run out, too much at once, an error
/// of theirs that may be over the next time.
Outcome graphVerdict(const HttpAnswer& answer, const AnswerTerms& terms, Instant now);

/// "17895695668004550", or "page_post"; fit to stand in a path. Error::Parse: the answer holds none under that name.
Result<QString> graphIdIn(const QByteArray& body, QStringView member = u"id");
/// A text of an answer's, cleaned. Error::Parse: there is none.
Result<QString> graphTextIn(const QByteArray& body, QStringView member);

/// One of a list of posts.
struct GraphPost {
    QString id;
    QString text;
    QString link;
};
struct GraphPosts {
    QList<GraphPost> posts;
    bool isAll = true; ///< no further page
};
/// `text`: the member that holds the words ("message", "caption"); `link`: the one of its address. Error::Parse: it is no such list.
Result<GraphPosts> graphPostsIn(const QByteArray& body, QStringView text, QStringView link);
/// Whether two posts read the same, whatever became of blanks and of how letters are put together.
bool readsAlike(const QString& a, const QString& b);

} // namespace qd::agents
