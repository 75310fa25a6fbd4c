#pragma once

#include "core/base/Json.h"

#include <QStringList>

namespace qd::agents {

/// What came of a call of a tool (MCP 2025-11-25, Tools, Tool Result), as text. From outside, all of it.
struct ToolReply {
    QString text;       ///< its texts, then its structured content as JSON unless one of the texts is that already
    Json structured;    ///< structuredContent, or null
    bool isError = false; ///< the tool itself says that it failed; `text` says how
    bool isCut = false; ///< there was more than was asked for
    QStringList notes;  ///< what was left out: "an image (image/png) was left out"

    /// Reads the result of tools/call; at most `mostBytes` of UTF-8 become text. Error::Parse when it is none.
    static Result<ToolReply> read(const Json& result, qsizetype mostBytes);
};

} // namespace qd::agents
