#pragma once

#include "core/base/Result.h"

#include <QWidget>

#include <functional>

class QFormLayout;
class QPushButton;
class QVBoxLayout;

namespace qd::ui {

class Sentence;

/// What every form of the settings is that asks for something new: fields, a word below them, a button that adds it and one that leaves. Return in a line adds,
/// Escape leaves. @thread main.
class FieldForm : public QWidget {
    Q_OBJECT
signals:
    /// There is one of that id from now on.
    void added(QString id);
    void left();

protected:
    /// `name` begins the names of its parts, as "settings.hooks".
    FieldForm(const QString& name, QWidget* parent);

    /// In the order of Tab; the buttons after them.
    void addField(const QString& label, QWidget* input, const QString& member);
    /// What is typed or entered there counts as in a field.
    void watch(QWidget* input);
    void addButtons(const QString& add, const QString& adds, const QString& leaves);
    /// The same two under other names.
    void nameButtons(const QString& add, const QString& adds, const QString& leaves);

    /// Whether all is there that has to be.
    virtual bool isComplete() const = 0;
    /// Asks for what the fields say.
    virtual void send() = 0;
    virtual void fail(const Error& error);
    virtual void enable();
    void add();
    /// Nothing can be added until that is known; `id`: whose there is from then on.
    void hold();
    void release(const Result<QString>& id);
    /// Both, for what is to have this id.
    std::function<void(const Result<Done>&)> awaited(const QString& id);

    QString nameOf(const QString& member) const;
    QVBoxLayout* column() const { return m_column; }
    QFormLayout* fields() const { return m_fields; }
    QPushButton* addButton() const { return m_add; }
    Sentence* note() const { return m_note; }

    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_name;
    QVBoxLayout* m_column;
    QFormLayout* m_fields;
    Sentence* m_note;
    QPushButton* m_add = nullptr;
    QPushButton* m_leave = nullptr;
    bool m_isBusy = false;
};

} // namespace qd::ui
