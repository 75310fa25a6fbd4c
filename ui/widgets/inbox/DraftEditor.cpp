#include "ui/widgets/inbox/DraftEditor.h"

#include "core/base/WordCount.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/parts/KeyButton.h"
#include "ui/words/Amounts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QVBoxLayout>

namespace qd::ui {

DraftEditor::DraftEditor(QWidget* parent)
    : QWidget(parent), m_edit(new QPlainTextEdit(this)), m_count(new QLabel(this)),
      m_approve(new KeyButton(tr("Approve edits"), tr("Ctrl ↵"), QStringLiteral("inbox.approveEdits"), this)),
      m_close(new KeyButton(tr("Close"), QStringLiteral("Esc"), QStringLiteral("inbox.closeEditor"), this))
{
    build();
    connect(m_edit, &QPlainTextEdit::textChanged, this, &DraftEditor::judge);
    connect(m_approve, &QPushButton::clicked, this, &DraftEditor::approve);
    connect(m_close, &QPushButton::clicked, this, &DraftEditor::closed);
    for (const int key : {int(Qt::Key_Return), int(Qt::Key_Enter)}) {
        auto* send = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key(key)), this);
        send->setContext(Qt::WidgetWithChildrenShortcut);
        connect(send, &QShortcut::activated, this, &DraftEditor::approve);
    }
}

void DraftEditor::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPad, kPad, kPad, kPad);
    column->setSpacing(kPad);
    m_edit->setObjectName(QStringLiteral("inbox.editor"));
    m_edit->setAccessibleName(tr("Text of the item, in Markdown"));
    m_edit->setFont(bodyFont());
    m_edit->setTabChangesFocus(true);
    column->addWidget(m_edit, 1);
    m_approve->setLook(KeyButton::Look::Main);
    m_count->setObjectName(QStringLiteral("inbox.words"));
    m_count->setProperty("role", QStringLiteral("muted"));
    m_count->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    row->addWidget(m_approve);
    row->addWidget(m_close);
    row->addSpacing(kGap);
    row->addWidget(m_count, 1);
    column->addLayout(row);
}

void DraftEditor::open(const QString& original, const QString& text)
{
    m_original = original;
    m_originalWords = countWords(original);
    m_blocked.clear();
    m_edit->setPlainText(text);
    judge();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

QString DraftEditor::text() const
{
    return m_edit->toPlainText();
}

bool DraftEditor::isChanged() const
{
    return text() != m_original;
}

void DraftEditor::block(const QString& reason)
{
    if (reason == m_blocked)
        return;
    m_blocked = reason;
    judge();
}

void DraftEditor::judge()
{
    const QString now = text();
    const qint64 words = countWords(now);
    const bool changed = now != m_original;
    m_approve->setEnabled(m_blocked.isEmpty() && changed && !now.trimmed().isEmpty());
    QString line = tr("%1 word(s)", "count", plural(words)).arg(countText(words));
    if (words != m_originalWords)
        line += QStringLiteral(" (%1%2)").arg(words > m_originalWords ? QStringLiteral("+") : QStringLiteral("−"),
                                              countText(qAbs(words - m_originalWords)));
    if (!m_blocked.isEmpty())
        line = m_blocked;
    else if (!changed)
        line += QStringLiteral(" · ") + tr("nothing changed yet");
    m_count->setText(line);
}

void DraftEditor::approve()
{
    if (m_approve->isEnabled())
        emit approved(text());
}

void DraftEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace qd::ui
