VACUUM {{.Table}}
