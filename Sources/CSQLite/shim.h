#include <sqlite3.h>

// A function with a variable number of arguments, which Swift does not see: a name in double quotes that is no column's is
// an error then, and no text.
static inline int refuse_double_quoted_texts(sqlite3 *db) {
    int code = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
    return code != SQLITE_OK ? code : sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
}
