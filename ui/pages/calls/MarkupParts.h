#pragma once

#include <QColor>
#include <QString>

/// Parts of a document for a text browser, in the colours in use now. Every text that is given is escaped. Pure. @thread main.
namespace qd::ui::markup {

QString escaped(const QString& text); ///< with its line ends
QString muted(const QString& text);
QString coloured(const QString& text, const QColor& colour);
QString strong(const QString& text);
/// A heading of the document; `id` is where a link "#id" leads.
QString heading(const QString& text, const QString& id = {});
/// `to` is what the browser says when it is followed.
QString link(const QString& text, const QString& to);
/// A row of a table of two columns: a name, and markup beside it.
QString fact(const QString& name, const QString& markup);
QString facts(const QString& rows);
/// A text with a bar of `colour` at its left. `isCode`: of one width, its line ends and indents kept.
QString block(const QString& head, const QString& text, const QColor& colour, bool isCode);
/// The same around markup.
QString framed(const QString& head, const QString& markup, const QColor& colour);

} // namespace qd::ui::markup
