#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace fakeworld {

/// How the world misbehaves on a path. With any of these a model's provider says the key that it was asked with where "echo"
/// has it: "header" (of the answer), "message" (of an error, also in the middle of a stream), "words" (of what the model says).
struct Fault {
    enum Kind {
        None,           ///< nothing, except what "headers", "content_type", "framing" ("close", "length"), "piece", "every_ms" ask for
        CloseAfterBody, ///< does it, then closes without a word
        HalfStatusLine, ///< does it, sends "HTTP/1.1 2", closes
        CutBody,        ///< does it, announces more bytes than it sends, closes
        FailAfter,      ///< does it, answers 500; of a model it is billed, and a gateway says that in its own words
        FailBefore,     ///< does nothing, answers 503
        Redirect,       ///< does nothing, answers `status` (307) to `to`
        Delay,          ///< does it, answers after `delayMs`
        Answer,         ///< does it, answers `status` and `body`
        // The following also for what is no model:
        Status,         ///< does nothing, answers `status`; "retry_after" (any text), "retry_after_date_s", "echo": true: the key stands behind it
        HtmlPage,       ///< does nothing, answers 502 (`status`) with a page
        Hang,           ///< does it, answers nothing and stays connected; "at": after so many bytes of the body
        Drip,           ///< does it, answers "piece" (1) bytes every "every_ms"
        Cut,            ///< does it, closes at byte "at" of the body (its middle; from the end when negative)
        CutInCharacter, ///< the same inside the first character of several bytes
        Garbage,        ///< does it, answers what is no HTTP
        Gzip,           ///< does it, answers with Content-Encoding gzip
        WrongType,      ///< does it, answers as text/plain
        // Of models' streams:
        NoEnd,          ///< the protocol's last "events" (1) do not come; the bytes end well
        ErrorEvent,     ///< in the middle an error event comes, and nothing more
        UnknownEvents,  ///< events, fields and comments that nobody knows come between the others
        Lines,          ///< lines end with "ending" ("cr", "lf", "crlf"); "piece" bytes at a time
        Bom,            ///< begins with a byte order mark
        Nul,            ///< a NUL byte stands in the text
        BadUtf8,        ///< a byte that is no UTF-8 stands in the text
        LongLine,       ///< a line of "mib" (100) MiB
        // Of what models say, streamed or whole:
        DuplicateToolId, ///< asks for a tool twice under one id
        BadArguments,    ///< a tool's arguments are no JSON
        DuplicateKeys,   ///< a tool's arguments hold one key twice
        UnknownTool,     ///< asks for a tool that was not offered
        UsageLie,        ///< "as": "zero", "negative", "absent", "huge" (1e12), "decreasing", "text"
        MaxTokens,       ///< ends in the middle, since all tokens are used up
        Refusal,         ///< will not
        Empty,           ///< says nothing
        NotJson,         ///< says something else than the object it was asked for
        WrongSchema,     ///< says an object that does not satisfy the schema
        WrongSize,       ///< makes a picture of "size" ("64x64")
        // Of anything:
        CloseBefore,     ///< does nothing, closes without a word
    };
    Kind kind = None;
    int times = -1;          ///< for how many requests; -1: for all
    int on = 0;              ///< only the n-th request on the path since this was scripted, from 1; 0: any
    int every = 0;           ///< only each n-th
    double chance = 1;       ///< for so much of them, by "seed"
    quint32 seed = 1;
    int forMs = 0;           ///< from now on; 0: without an end
    int delayMs = 0;
    int status = 200;
    QByteArray model{};      ///< only requests whose body names a model that holds this
    QByteArray to{};
    QByteArray body{};
    std::optional<bool> billed{}; ///< whether a model's meter runs, where that shall differ from does()
    QJsonObject more{};      ///< all that was said

    /// From {"fault":"close-after-body","times":1,…}; a word that is not known gives nothing.
    static std::optional<Fault> fromJson(const QJsonObject& json);
    QString word() const;
    /// Whether what was asked is done, and a model's work billed.
    bool does() const;
};

} // namespace fakeworld
