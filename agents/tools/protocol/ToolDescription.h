#pragma once

#include "core/base/Json.h"

#include <optional>

namespace qd::agents {

/// What a server says of one of its tools (MCP 2025-11-25, Server Features, Tools). All of it is text from outside.
struct ToolDescription {
    QString name;
    QString title;
    QString description;
    Json inputSchema;                 ///< an object
    Json outputSchema;                ///< an object, or null: none
    std::optional<bool> isReadOnly;   ///< annotations.readOnlyHint: a suggestion of the server's and no more
    bool needsTask = false;           ///< execution.taskSupport is "required", which nobody does here

    /// SHA-256 over everything above, members in the order of their names: another one means that it is not the tool that was
    /// allowed.
    QByteArray hash() const;
    /// The same tool as a JSON object, which fromJson() reads.
    QByteArray toJson() const;
    static Result<ToolDescription> fromJson(const Json& tool);
};

/// One page of tools/list.
struct ToolPage {
    QList<ToolDescription> tools;
    QString nextCursor; ///< empty: it was the last

    static Result<ToolPage> read(const Json& result);
};

/// The value with the members of every object in the order of their names: equal documents give equal text.
QByteArray canonicalText(const Json& value);

/// "mcp_<server>_<tool>", at most 64 characters of A-Z a-z 0-9 _ -. Where the tool's own name does not fit, a part of its hash
/// stands for the difference, so that two tools never share a name. `server` is a slug.
QString offerName(const QString& server, const QString& tool);

} // namespace qd::agents
